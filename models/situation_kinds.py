"""What can be said of a person's situation, and where it is known from."""

from models.vocabulary import Labelled, entry


class EventKind(Labelled):
    """One thing that happened, or is so from a day on."""

    SURVEYED = entry("surveyed", "Đã khảo sát")
    COUNSELLED = entry("counselled", "Đã tư vấn")
    RESERVE = entry("reserve", "Đã đăng ký ngạch dự bị")
    WORKING = entry("working", "Đang làm việc")
    LOOKING = entry("looking", "Đang tìm việc")
    STUDYING = entry("studying", "Đang học")
    CARD = entry("card", "Đang học nghề bằng thẻ")
    ABROAD = entry("abroad", "Đi làm việc ở nước ngoài")
    SELF_EMPLOYED = entry("self_employed", "Tự tạo việc làm")
    NOT_SEEKING = entry("not_seeking", "Không có nhu cầu")
    MOVED = entry("moved", "Chuyển nơi ở")
    DECEASED = entry("deceased", "Đã mất")
    NOT_REACHED = entry("not_reached", "Không liên lạc được")


class EventSource(Labelled):
    """Where the office knows it from."""

    SURVEY = entry("survey", "Phiếu khảo sát")
    PHONE = entry("phone", "Gọi điện")
    COUNTER = entry("counter", "Tại quầy")
    COMMUNE = entry("commune", "Xã, phường báo")
    EMPLOYER = entry("employer", "Doanh nghiệp báo")
    ROSTER = entry("roster", "Danh sách của cơ quan")
    INTRODUCTION = entry("introduction", "Lượt giới thiệu")
    PERSON = entry("person", "Người ấy tự báo")


# What a person does from a day on, as far as nothing later is known. A move is one of these only
# where it leads out of the city: the person is then counted where they lived, and marked.
STATES = (
    EventKind.WORKING,
    EventKind.LOOKING,
    EventKind.STUDYING,
    EventKind.CARD,
    EventKind.ABROAD,
    EventKind.SELF_EMPLOYED,
    EventKind.NOT_SEEKING,
    EventKind.MOVED,
    EventKind.DECEASED,
)
# What may be written for many people at once: a move and a death are matters of one person each.
FOR_MANY = tuple(kind for kind in EventKind if kind not in {EventKind.MOVED, EventKind.DECEASED})
