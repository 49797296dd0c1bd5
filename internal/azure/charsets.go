package azure

// charset is a set of characters that several types share: the pattern, and the same in words.
type charset struct {
	pattern   string
	words     string
	lowercase bool
	hyphens   bool
}

// The character sets the rules below use.
var (
	alnumHyphen = charset{
		`^[0-9A-Za-z]([-0-9A-Za-z]*[0-9A-Za-z])?$`,
		`letters, digits and hyphens, no hyphen at either end`,
		false, true,
	}
	lowerHyphen = charset{
		`^[0-9a-z]([-0-9a-z]*[0-9a-z])?$`,
		`lowercase letters, digits and hyphens, no hyphen at either end`,
		true, true,
	}
	singleHyphens = charset{
		`^[0-9A-Za-z]+(-[0-9A-Za-z]+)*$`,
		`letters, digits and single hyphens, no hyphen at either end`,
		false, true,
	}
	lowerSingleHyphens = charset{
		`^[0-9a-z]+(-[0-9a-z]+)*$`,
		`lowercase letters, digits and single hyphens, no hyphen at either end`,
		true, true,
	}
	letterFirst = charset{
		`^[A-Za-z]([-0-9A-Za-z]*[0-9A-Za-z])?$`,
		`letters, digits and hyphens, a letter first, no hyphen last`,
		false, true,
	}
	letterFirstSingle = charset{
		`^[A-Za-z](-?[0-9A-Za-z])*$`,
		`letters, digits and single hyphens, a letter first, no hyphen last`,
		false, true,
	}
	lowerLetterFirst = charset{
		`^[a-z]([-0-9a-z]*[0-9a-z])?$`,
		`lowercase letters, digits and hyphens, a letter first, no hyphen last`,
		true, true,
	}
	letterFirstAlnum = charset{
		`^[A-Za-z][0-9A-Za-z]*$`,
		`letters and digits, a letter first, no hyphens`,
		false, false,
	}
	lowerAlnum = charset{
		`^[0-9a-z]+$`,
		`lowercase letters and digits`,
		true, false,
	}
	lowerAlnumLetter = charset{
		`^[a-z][0-9a-z]*$`,
		`lowercase letters and digits, a letter first`,
		true, false,
	}
	alnum = charset{
		`^[0-9A-Za-z]+$`,
		`letters and digits`,
		false, false,
	}
	network = charset{
		`^[0-9A-Za-z]([-._0-9A-Za-z]*[_0-9A-Za-z])?$`,
		`letters, digits, underscores, dots and hyphens, a letter or digit first, a letter, digit or underscore last`,
		false, true,
	}
	alnumHyphenUnderscore = charset{
		`^[-_0-9A-Za-z]+$`,
		`letters, digits, hyphens and underscores`,
		false, true,
	}
	underscoreInside = charset{
		`^[0-9A-Za-z]([-_0-9A-Za-z]*[0-9A-Za-z])?$`,
		`letters, digits, hyphens and underscores, a letter or digit at either end`,
		false, true,
	}
	alnumFirstHyphenUnderscore = charset{
		`^[0-9A-Za-z][-_0-9A-Za-z]*$`,
		`letters, digits, hyphens and underscores, a letter or digit first`,
		false, true,
	}
	group = charset{
		`^[-\w.()]*[-\w()]$`,
		`letters, digits, underscores, dots, hyphens and parentheses, no dot last`,
		false, true,
	}
	sqlObject = charset{
		`^[^<>*%&:\\/?\x00-\x1f]*[^<>*%&:\\/?. \x00-\x1f]$`,
		`anything but < > * % & : \ / ?, no dot and no space last`,
		false, true,
	}
	insight = charset{
		`^[^%&\\?/]*[^%&\\?/. ]$`,
		`anything but % & \ ? /, no dot and no space last`,
		false, true,
	}
	actionGroup = charset{
		`^[^/&%\\?]*[^/&%\\?. ]$`,
		`anything but / & % \ ?, no dot and no space last`,
		false, true,
	}
	metricAlert = charset{
		`^[^*#&+:<>?@%{}\\/]*[^*#&+:<>?@%{}\\/. ]$`,
		`anything but * # & + : < > ? @ % { } \ /, no dot and no space last`,
		false, true,
	}
	queryRule = charset{
		`^[^*<>%{}&:\\?/#]*[^*<>%{}&:\\?/#. ]$`,
		`anything but * < > % { } & : \ ? / #, no dot and no space last`,
		false, true,
	}
	noPath = charset{
		`^[^/\\#?]+$`,
		`anything but / \ # ?`,
		false, true,
	}
	entity = charset{
		`^[0-9A-Za-z]([-._~/0-9A-Za-z]*[0-9A-Za-z])?$`,
		`letters, digits and - . _ ~ /, a letter or digit at either end`,
		false, true,
	}
	dotted = charset{
		`^[-._0-9A-Za-z]+$`,
		`letters, digits, hyphens, dots and underscores`,
		false, true,
	}
	trafficManager = charset{
		`^[0-9A-Za-z]([-.0-9A-Za-z]*[0-9A-Za-z])?$`,
		`letters, digits, dots and hyphens, a letter or digit at either end`,
		false, true,
	}
	zoneName = charset{
		`^[0-9A-Za-z]([-0-9A-Za-z]*[0-9A-Za-z])?(\.[0-9A-Za-z]([-0-9A-Za-z]*[0-9A-Za-z])?){1,33}$`,
		`2 to 34 labels of letters, digits and hyphens, joined by dots`,
		false, true,
	}
	recordName = charset{
		`^(@|(\*|[_0-9A-Za-z]([-_0-9A-Za-z]*[_0-9A-Za-z])?)(\.[_0-9A-Za-z]([-_0-9A-Za-z]*[_0-9A-Za-z])?)*)$`,
		`labels of letters, digits, hyphens and underscores, joined by dots; the first may be *, and @ is the zone itself`,
		false, true,
	}
	guid = charset{
		`^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$`,
		`a GUID`,
		false, false,
	}
	maintenance = charset{
		`^(default|aksManagedAutoUpgradeSchedule|aksManagedNodeOSUpgradeSchedule)$`,
		`one of the fixed names default, aksManagedAutoUpgradeSchedule and aksManagedNodeOSUpgradeSchedule`,
		false, false,
	}
	apiName = charset{
		`^[^*#&+]+$`,
		`anything but * # & +`,
		false, true,
	}
	wordHyphen = charset{
		`^\w([-\w]*\w)?$`,
		`letters, digits, underscores and hyphens, no hyphen at either end`,
		false, true,
	}
	diagnosticName = charset{
		`^(applicationinsights|azuremonitor)$`,
		`one of the fixed names applicationinsights and azuremonitor`,
		true, false,
	}
	fixedPolicy = charset{
		`^policy$`,
		`the fixed name policy`,
		true, false,
	}
	kustoChars = charset{
		`^[-0-9A-Za-z._]([-0-9A-Za-z._ ]*[-0-9A-Za-z._])?$`,
		`letters, digits, spaces, dashes, underscores and dots`,
		false, true,
	}
	kustoPrincipalChars = charset{
		`^[-0-9A-Za-z.]([-0-9A-Za-z. ]*[-0-9A-Za-z.])?$`,
		`letters, digits, spaces, dashes and dots`,
		false, true,
	}
	fixedDefault = charset{
		`^default$`,
		`the fixed name default`,
		true, false,
	}
)
