"""The answers of the profile by path: a noun, or a statement for a yes or no."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Text

WHOLES: Final[dict[str, Text]] = {
    "accompanying_children": _("Children who come along"),
    "applicant": _("The applicant"),
    "applications_elsewhere": _("Applications to provinces"),
    "dependent_children": _("Dependent children"),
    "destination_city": _("City of destination"),
    "endorsements": _("Endorsements"),
    "intended_provinces": _("Provinces where you want to live"),
    "job_offer": _("A job offer"),
    "marital_status": _("Marital status"),
    "nominations": _("Provincial nominations"),
    "partner": _("A partner"),
    "permanent_residence_application": _("An application for permanent residence"),
    "provincial_invitations": _("Invitations of provinces"),
    "relatives_in_canada": _("Relatives in Canada"),
    "settlement_funds_cad": _("Settlement funds"),
    "status_in_canada": _("A status in Canada"),
    "transfer": _("A transfer inside the company"),
    "treaty_enterprise": _("Trade with Canada, or an investment there"),
    "venture": _("A business in Canada"),
}
NAMES: Final[dict[str, Text]] = {
    **WHOLES,
    "applicant.canadian_permanent_resident": _("Permanent residence in Canada"),
    "applicant.citizenships": _("Citizenship"),
    "applicant.recognized_organization": _(
        "A recognized organization sponsors the stay"
    ),
    "applicant.residence.country": _("Country where you live"),
    "applicant.residence.province": _("Province or territory where you live"),
    "applicant.residence_since": _("Living in the province"),
    "applicant.self_employed_activity": _("Self-employed activity"),
    "applicant.stay_insured": _("Health insurance for the whole stay"),
    "applicant.us_permanent_resident": _("Permanent residence in the United States"),
    "applicant.us_status": _("Status in the United States"),
    "job_offer.applicant_share_percent": _("Your share of the employer"),
    "job_offer.area": _("Area of the job"),
    "job_offer.at_or_above_prevailing_wage": _("The wage is what is usual or more"),
    "job_offer.category_a_positions_before": _(
        "Category A positions that the employer already had this calendar year"
    ),
    "job_offer.citizen_or_pr_employees": _(
        "Citizens and permanent residents who work for the employer"
    ),
    "job_offer.city": _("City of the job"),
    "job_offer.contract_form": _("Form of the contract"),
    "job_offer.designated_employer": _(
        "The province or community has designated the employer"
    ),
    "job_offer.employer": _("Employer of the offer"),
    "job_offer.employer_employees": _("People whom the employer has in Canada"),
    "job_offer.employer_position_assessment": _(
        "The province has assessed the employer’s position"
    ),
    "job_offer.employer_revenue_cad": _("Yearly revenue of the employer"),
    "job_offer.employer_years_operating": _(
        "Years for which the employer has operated in Canada"
    ),
    "job_offer.hours_per_week": _("Hours a week of the offer"),
    "job_offer.indeterminate": _("The job is permanent"),
    "job_offer.labour_market_benefits_plan": _(
        "The employer commits to a Labour Market Benefits Plan"
    ),
    "job_offer.lmia": _("Labour market impact assessment (LMIA)"),
    "job_offer.noc": _("Occupation of the offer"),
    "job_offer.profession": _("Profession of the offer"),
    "job_offer.province": _("Province of the job"),
    "job_offer.province_authorized": _("The province has authorized the offer"),
    "job_offer.referral_partner": _(
        "A designated partner of the Global Talent Stream has referred the employer"
    ),
    "job_offer.seasonal": _("The work is seasonal"),
    "job_offer.sector": _("Sector of the employer"),
    "job_offer.vacancy_assessment": _("There is a job vacancy assessment"),
    "job_offer.wage_cad_hourly": _("Hourly wage of the offer"),
    "job_offer.works_there_now": _("You do this job in Canada today"),
    "permanent_residence_application.class_": _(
        "Class of the application for permanent residence"
    ),
    "permanent_residence_application.stage": _(
        "Stage of the application for permanent residence"
    ),
    "status_in_canada.kind": _("Status in Canada"),
    "status_in_canada.permit": _("Permit held in Canada"),
    "transfer.countries_with_revenue": _("Countries where the company has revenue"),
    "partner.residence.country": _("Country where your partner lives"),
    "partner.residence.province": _("Province or territory where your partner lives"),
    "transfer.employed_since": _("Continuous work for the present employer"),
    "transfer.full_time": _("You work full time for the present employer"),
    "transfer.new_office": _("You would open a new office in Canada"),
    "transfer.position_similar": _(
        "The position in Canada is similar to the present one"
    ),
    "transfer.relation": _("What the company in Canada is to your employer"),
    "transfer.role": _("Role in Canada"),
    "transfer.still_employed": _("You still work for the present employer"),
    "treaty_enterprise.applicant_percent": _("Your share of the enterprise"),
    "treaty_enterprise.canada_trade_percent": _(
        "Share of its international trade that is with Canada"
    ),
    "treaty_enterprise.capital_committed_cad": _("Capital committed irrevocably"),
    "treaty_enterprise.controls": _("You direct and develop the enterprise"),
    "treaty_enterprise.position": _("Position in the enterprise"),
    "treaty_enterprise.treaty_ownership_percent": _(
        "Share of the enterprise that citizens of your country own"
    ),
    "venture.admitted_to_incubator": _(
        "The business is admitted to the incubator’s program"
    ),
    "venture.amount_cad": _("Amount invested"),
    "venture.commitment": _("Who has committed to support the business"),
    "venture.essential_part_in_canada": _(
        "An essential part of the business is carried on in Canada"
    ),
    "venture.group_ownership_percent": _(
        "Share of the votes of all applicants and the organization together"
    ),
    "venture.issued_on": _("Time since the commitment was issued"),
    "venture.organization_percent": _("Share of the votes of the organization"),
    "venture.owners": _("People who apply on the same commitment"),
    "venture.ownership_percent": _("Your share of the votes"),
}
