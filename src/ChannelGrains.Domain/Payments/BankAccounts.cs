using System.Collections.Frozen;

namespace ChannelGrains.Domain.Payments;

/// <summary>The form of account numbers, BICs and countries.</summary>
public static class BankAccounts
{
    private const int MaxAccount = 34, MinIban = 15, IbanModulus = 97;

    // The countries of the IBAN registry (ISO 13616, SWIFT).
    private static readonly FrozenSet<string> IbanCountries = (
        "AD AE AL AT AZ BA BE BG BH BI BR BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI GL GR GT HN HR HU IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MN " +
        "MR MT MU NI NL NO OM PK PL PS PT QA RO RS RU SA SC SD SE SI SK SM SO ST SV TL TN TR UA VA VG XK YE").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>ISO 9362: four letters or digits, the country's two letters, two of the place, and three of a branch or none.</summary>
    public static bool IsBic(string text) => text.Length is 8 or 11 && text.All(IsCapitalOrDigit) && char.IsAsciiLetterUpper(text[4]) && char.IsAsciiLetterUpper(text[5]);

    public static bool IsCountry(string text) => text.Length == 2 && text.All(char.IsAsciiLetterUpper);

    /// <summary>An IBAN with right check digits, or what is of no IBAN's form.</summary>
    public static bool IsAccount(string text) => text.Length is > 0 and <= MaxAccount && text.All(IsCapitalOrDigit) && (!HasFormOfIban(text) || IsIban(text));

    /// <summary>ISO 13616: the country, two check digits and the account; rearranged, with A as 10 to Z as 35, it leaves 1 when divided by 97.</summary>
    public static bool IsIban(string text)
    {
        if (!HasFormOfIban(text) || text.Length > MaxAccount || !text.All(IsCapitalOrDigit))
            return false;
        var rest = 0;
        foreach (var letter in text.AsSpan(4).ToString() + text[..4])
            rest = char.IsAsciiDigit(letter) ? (rest * 10 + letter - '0') % IbanModulus : (rest * 100 + letter - 'A' + 10) % IbanModulus;
        return rest == 1;
    }

    private static bool HasFormOfIban(string text) =>
        text.Length >= MinIban && IbanCountries.Contains(text[..2]) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]);

    private static bool IsCapitalOrDigit(char letter) => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter);
}
