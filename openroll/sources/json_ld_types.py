"""The types of schema.org that run services: Organization and what it has below it, LocalBusiness with all its trades.

https://schema.org/Organization. A Physician is left out: as often as a practice it is the person.
"""

import re
from typing import Final

_TYPES: Final = """
Organization Airline Consortium Cooperative Corporation EducationalOrganization CollegeOrUniversity ElementarySchool
HighSchool MiddleSchool Preschool School FundingScheme GovernmentOrganization LibrarySystem MedicalOrganization
DiagnosticLab VeterinaryCare NGO NewsMediaOrganization OnlineBusiness OnlineMarketplace OnlineStore PerformingGroup
DanceGroup MusicGroup TheaterGroup PoliticalParty Project FundingAgency ResearchProject ResearchOrganization
SearchRescueOrganization SportsOrganization SportsTeam WorkersUnion

LocalBusiness AnimalShelter ArchiveOrganization ChildCare DryCleaningOrLaundry EmploymentAgency InternetCafe Library
ProfessionalService RadioStation RealEstateAgent RecyclingCenter SelfStorage ShoppingCenter TelevisionStation
TouristInformationCenter TravelAgency EmergencyService FireStation Hospital PoliceStation GovernmentOffice PostOffice
AutomotiveBusiness AutoBodyShop AutoDealer AutoPartsStore AutoRental AutoRepair AutoWash GasStation MotorcycleDealer
MotorcycleRepair EntertainmentBusiness AdultEntertainment AmusementPark ArtGallery Casino ComedyClub MovieTheater
NightClub FinancialService AccountingService BankOrCreditUnion InsuranceAgency LegalService Attorney Notary
FoodEstablishment Bakery BarOrPub Brewery CafeOrCoffeeShop Distillery FastFoodRestaurant IceCreamShop Restaurant Winery
HealthAndBeautyBusiness BeautySalon DaySpa HairSalon HealthClub NailSalon TattooParlor HomeAndConstructionBusiness
Electrician GeneralContractor HVACBusiness HousePainter Locksmith MovingCompany Plumber RoofingContractor
LodgingBusiness BedAndBreakfast Campground Hostel Hotel Motel Resort SkiResort VacationRental SportsActivityLocation
BowlingAlley ExerciseGym GolfCourse PublicSwimmingPool SportsClub StadiumOrArena TennisComplex

MedicalBusiness CommunityHealth CovidTestingFacility Dentist Dermatology DietNutrition Geriatric Gynecologic
MedicalClinic Midwifery Nursing Obstetric Oncologic Optician Optometric Otolaryngologic Pediatric Pharmacy
PhysiciansOffice Physiotherapy PlasticSurgery Podiatric PrimaryCare Psychiatric PublicHealth

Store BikeStore BookStore ClothingStore ComputerStore ConvenienceStore DepartmentStore ElectronicsStore Florist
FurnitureStore GardenStore GroceryStore HardwareStore HobbyShop HomeGoodsStore JewelryStore LiquorStore
MensClothingStore MobilePhoneStore MovieRentalStore MusicStore OfficeEquipmentStore OutletStore PawnShop PetStore
ShoeStore SportingGoodsStore TireShop ToyStore WholesaleStore
"""
# In small letters: some sites write "Localbusiness".
_ORGANISATIONS: Final = frozenset(_TYPES.lower().split())
# Words that sites make up where schema.org has none: "NonprofitOrganization", "TechnologyCompany".
_MADE_UP: Final = re.compile(
    r"(?:organi[sz]ation|business|company|agency|association|foundation|university)$"
)


def is_of_organisations(kind: str) -> bool:
    """Tell whether ``kind``, a type without schema.org's address, is one of those that run services."""
    lower = kind.lower()
    return lower in _ORGANISATIONS or _MADE_UP.search(lower) is not None
