"""What the acts on record are called; an act without words keeps its code."""

from flask_babel import lazy_gettext as _l

ACTS = {
    "account.create": _l("Tạo tài khoản"),
    "account.disable": _l("Khóa tài khoản"),
    "account.enable": _l("Mở lại tài khoản"),
    "account.move": _l("Đổi vai trò hoặc phạm vi"),
    "account.password": _l("Đổi mật khẩu"),
    "account.print_code": _l("In mã vào lần đầu"),
    "account.recovery_code": _l("Dùng mã khôi phục"),
    "account.recovery_codes": _l("Tạo mã khôi phục"),
    "account.second_factor": _l("Đặt xác thực hai bước"),
    "account.drop_second_factor": _l("Bỏ xác thực hai bước"),
    "ad.report": _l("Báo tin đáng ngờ"),
    "ad.resolve": _l("Xem lại tin bị báo"),
    "audit.forget": _l("Xóa nhật ký quá hạn"),
    "breach.change": _l("Ghi sổ sự cố"),
    "confirm": _l("Nhập lại mật khẩu"),
    "consent.give": _l("Ghi sự đồng ý"),
    "consent.withdraw": _l("Rút lại sự đồng ý"),
    "course.change": _l("Sửa khóa học"),
    "course.create": _l("Thêm khóa học"),
    "cv.export": _l("Tải CV"),
    "data.export": _l("Tải dữ liệu cá nhân"),
    "data.request": _l("Gửi yêu cầu về dữ liệu"),
    "data.answer": _l("Trả lời yêu cầu về dữ liệu"),
    "data.extend": _l("Gia hạn yêu cầu về dữ liệu"),
    "data.finish": _l("Làm xong yêu cầu về dữ liệu"),
    "data.refuse": _l("Từ chối yêu cầu về dữ liệu"),
    "data.take_back": _l("Rút yêu cầu về dữ liệu"),
    "demonstration.seed": _l("Tạo dữ liệu trình diễn"),
    "denied": _l("Bị từ chối"),
    "expire.run": _l("Chạy việc hết hạn hằng ngày"),
    "import.jobs": _l("Nhập tin tuyển"),
    "import.veterans": _l("Nhập danh sách quân nhân"),
    "introduction.accept": _l("Nhận lịch phỏng vấn"),
    "introduction.approve": _l("Duyệt giới thiệu"),
    "introduction.ask_other_time": _l("Xin giờ phỏng vấn khác"),
    "introduction.contact_deleted": _l("Công ty xác nhận đã xóa liên hệ"),
    "introduction.expire": _l("Giới thiệu hết hạn"),
    "introduction.hire": _l("Tuyển"),
    "introduction.interview": _l("Hẹn phỏng vấn"),
    "introduction.leave": _l("Thôi việc"),
    "introduction.obsolete": _l("Giới thiệu không còn cần"),
    "introduction.offer": _l("Mời làm việc"),
    "introduction.open": _l("Doanh nghiệp mở xem"),
    "introduction.propose": _l("Đề xuất giới thiệu"),
    "introduction.refuse": _l("Không duyệt giới thiệu"),
    "introduction.renew": _l("Đề xuất lại"),
    "introduction.send": _l("Gửi giới thiệu"),
    "introduction.start": _l("Bắt đầu đi làm"),
    "introduction.withdraw": _l("Rút giới thiệu"),
    "job.approve": _l("Duyệt tin"),
    "job.change": _l("Sửa tin"),
    "job.close": _l("Đóng tin"),
    "job.draft": _l("Soạn tin"),
    "job.expire": _l("Tin hết hạn"),
    "job.extend": _l("Gia hạn tin"),
    "job.fill": _l("Tin đủ người"),
    "job.pause": _l("Tạm dừng tin"),
    "job.reopen": _l("Mở lại tin"),
    "job.resume": _l("Tuyển tiếp"),
    "job.return": _l("Trả lại tin"),
    "job.submit": _l("Gửi tin"),
    "job.take_back": _l("Lấy lại tin"),
    "account.letters": _l("Bật, tắt thư báo"),
    "notice.not_reached": _l("Gọi, nhắn mà chưa gặp"),
    "notice.send": _l("Gửi thư báo"),
    "notice.tell": _l("Gọi hoặc nhắn cho người lao động"),
    "model.train": _l("Huấn luyện mô hình ghép"),
    "person.view": _l("Xem hồ sơ"),
    "search.keep": _l("Lưu tìm kiếm"),
    "search.remove": _l("Xóa tìm kiếm đã lưu"),
    "search.rename": _l("Đổi tên tìm kiếm đã lưu"),
    "session.end": _l("Kết thúc một phiên"),
    "session.end_others": _l("Kết thúc các phiên khác"),
    "setting.change": _l("Đổi thiết đặt"),
    "sign_in": _l("Đăng nhập"),
    "situation.enter": _l("Ghi tình hình"),
    "situation.void": _l("Hủy một dòng tình hình"),
    "veteran.erase": _l("Xóa hồ sơ"),
}
OUTCOMES = {
    "done": _l("xong"),
    "failed": _l("không được"),
    "limited": _l("quá nhiều lần"),
    "denied": _l("từ chối"),
}
KINDS = {
    "veteran": _l("Quân nhân"),
    "job": _l("Tin tuyển"),
    "introduction": _l("Giới thiệu"),
    "employer": _l("Doanh nghiệp"),
    "account": _l("Tài khoản"),
    "consent": _l("Sự đồng ý"),
    "course": _l("Khóa học"),
    "setting": _l("Thiết đặt"),
    "data_request": _l("Yêu cầu về dữ liệu"),
    "breach": _l("Sự cố"),
    "ad_report": _l("Tin bị báo"),
}


def name(code: str) -> str:
    """What an act is called."""
    return str(ACTS.get(code, code))


def outcome(code: str) -> str:
    """What came of it."""
    return str(OUTCOMES.get(code, code))


def kind(code: str) -> str:
    """What it was done to."""
    return str(KINDS.get(code, code))
