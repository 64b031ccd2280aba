"""Rows and what may happen to them. Knows no request, no form and no matcher."""

from models.account import Account, SignInAttempt, SignInSession
from models.ad_report import AdReport
from models.audit import Audit
from models.base import Record, db
from models.breach import Breach
from models.claim_code import ClaimCode
from models.cohort import Cohort
from models.consent import Consent
from models.course import Course
from models.data_request import DataRequest
from models.employer import Employer
from models.introduction import Introduction
from models.job import Job
from models.match import Match
from models.minimum_wage import MinimumWage
from models.model_version import ModelVersion
from models.notice import Notice
from models.one_time_code import OneTimeCode
from models.saved_search import SavedSearch
from models.setting import Setting
from models.situation import SituationEvent
from models.unit import Unit
from models.veteran import Veteran

__all__ = [
    "Account",
    "AdReport",
    "Audit",
    "Breach",
    "ClaimCode",
    "Cohort",
    "Consent",
    "Course",
    "DataRequest",
    "Employer",
    "Introduction",
    "Job",
    "Match",
    "MinimumWage",
    "ModelVersion",
    "Notice",
    "OneTimeCode",
    "Record",
    "SavedSearch",
    "Setting",
    "SignInAttempt",
    "SignInSession",
    "SituationEvent",
    "Unit",
    "Veteran",
    "db",
]
