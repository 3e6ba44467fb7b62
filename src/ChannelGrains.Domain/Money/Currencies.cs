using System.Collections.Frozen;

namespace ChannelGrains.Domain.Money;

/// <summary>
/// The active codes of ISO 4217 with their minor units. Codes without a minor unit (precious metals, XDR, XTS, XXX and
/// their like) are left out: nothing is sold in them.
/// </summary>
public static class Currencies
{
    private const string WithTwo =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY " +
        "COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR " +
        "IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD " +
        "NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP " +
        "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string WithNone = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string WithThree = "BHD IQD JOD KWD LYD OMR TND";

    private const string WithFour = "CLF UYW";

    private static readonly FrozenDictionary<string, int> MinorUnits = Codes(WithTwo, 2)
        .Concat(Codes(WithNone, 0)).Concat(Codes(WithThree, 3)).Concat(Codes(WithFour, 4))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All known codes, in no order.</summary>
    public static IReadOnlyCollection<string> All => MinorUnits.Keys;

    /// <summary>True for an active code in capital letters.</summary>
    public static bool IsKnown(string code) => MinorUnits.ContainsKey(code);

    /// <summary>Decimal places of the code's minor unit, 0 to 4; false when the code is not known.</summary>
    public static bool TryGetMinorUnits(string code, out int places) => MinorUnits.TryGetValue(code, out places);

    /// <summary>The minor unit of a known code, as an amount.</summary>
    public static Amount MinorUnitOf(string code)
    {
        var micros = Amount.MicrosPerUnit;
        for (var places = MinorUnits[code]; places > 0; places--)
            micros /= 10;
        return new Amount(micros);
    }

    private static IEnumerable<KeyValuePair<string, int>> Codes(string codes, int places) =>
        codes.Split(' ').Select(code => KeyValuePair.Create(code, places));
}
