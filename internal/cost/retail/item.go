package retail

// Item is one price as the API answers it. Fields that nothing needs are left out.
type Item struct {
	Currency   string  `json:"currencyCode"`
	Service    string  `json:"serviceName"`
	Product    string  `json:"productName"`
	SKU        string  `json:"skuName"`
	Meter      string  `json:"meterName"`
	MeterID    string  `json:"meterId"`
	Unit       string  `json:"unitOfMeasure"`
	Region     string  `json:"armRegionName"`
	From       float64 `json:"tierMinimumUnits"`
	RetailUSD  float64 `json:"retailPrice"`
	Type       string  `json:"type"`
	Term       string  `json:"reservationTerm"`
	SavingPlan []struct {
		RetailUSD float64 `json:"retailPrice"`
		Term      string  `json:"term"`
	} `json:"savingsPlan"`
}

// page is one answer of the API.
type page struct {
	Currency string `json:"BillingCurrency"`
	Items    []Item `json:"Items"`
	// Next is null or empty on the last page.
	Next string `json:"NextPageLink"`
}

// The types of prices that a book takes. DevTestConsumption is for subscriptions of another kind.
const (
	consumption = "Consumption"
	reservation = "Reservation"
)
