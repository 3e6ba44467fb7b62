using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What the terms of payment must be like. Refused, in this order: TERMS_INCOMPLETE, HOLD_DAYS, AMOUNT, RATE, PAYEE, TEXT_INVALID.</summary>
internal static class PaymentRules
{
    public const int MaxHoldDays = 366, MaxLines = 2;

    private const int MaxName = 140, MaxAccount = 34, MaxStreet = 70, MaxShort = 16, MaxTown = 35, MaxLine = 70, MaxUtf8 = 4;
    private const string Field = "terms.payment", PayeeField = Field + ".payee";

    public static Refusal? Check(PaymentTerms payment)
    {
        if ((AgreementTermsRules.CheckChoice(payment.Method, $"{Field}.method") ?? AgreementTermsRules.CheckOpenChoice(payment.Rounding, $"{Field}.rounding")) is { } choice)
            return choice;
        if (payment.HoldDays is < 0 or > MaxHoldDays)
            return Refusal.InvalidArgument("HOLD_DAYS", $"{Field}.hold_days is {payment.HoldDays}: it is 0 to {MaxHoldDays}.", $"{Field}.hold_days");
        if (CommissionRules.CheckAmount(payment.MinimumPayout, $"{Field}.minimum_payout") is { } amount)
            return amount;
        if (payment.Withholding > Rate.One)
            return Refusal.InvalidArgument("RATE", $"{Field}.withholding_rate is {payment.Withholding}: it is 0 to 1.", $"{Field}.withholding_rate");
        if (payment.Payee is { } payee)
            return CheckPayee(payee, PayeeField);
        return payment.Method == PaymentMethod.BankTransfer
            ? AgreementTermsRules.Incomplete(PayeeField, "a transfer needs somebody whom it goes to")
            : null;
    }

    /// <summary>TERMS_INCOMPLETE, TEXT_TOO_LONG, TEXT_INVALID or PAYEE where it is none.</summary>
    /// <param name="payee">The payee.</param>
    /// <param name="field">Its path on the wire.</param>
    public static Refusal? CheckPayee(Payee payee, string field)
    {
        if (payee.Name.Length == 0)
            return AgreementTermsRules.Incomplete($"{field}.name", "it is the name of the account's holder");
        if ((AgreementTermsRules.CheckChoice(payee.AddressMode, $"{field}.address_mode") ?? CheckTexts(payee, field)) is { } refusal)
            return refusal;
        if (payee.LatinName.Any(letter => letter > '~'))
            return Wrong(field, "latin_name", "takes letters, digits and signs of ASCII alone");
        if (payee.Account.Length == 0 || !payee.Account.All(IsCapitalOrDigit))
            return Wrong(field, "account", $"must be 1 to {MaxAccount} capital letters and digits, without blanks");
        if (payee.Bank.Length is not (8 or 11) || !payee.Bank.All(IsCapitalOrDigit))
            return Wrong(field, "bank", "must be a BIC: 8 or 11 capital letters and digits");
        return CheckAddress(payee, field);
    }

    /// <summary>Banks reject addresses without a town and a country of their own.</summary>
    private static Refusal? CheckAddress(Payee payee, string field)
    {
        if (payee.Town.Length == 0)
            return AgreementTermsRules.Incomplete($"{field}.town", "banks take no address without one");
        if (payee.Country.Length != 2 || !payee.Country.All(char.IsAsciiLetterUpper))
            return Wrong(field, "country", "must be two capital letters of ISO 3166-1, as CN");
        if (payee.AddressMode == AddressMode.Structured && payee.Lines.Count > 0)
            return Wrong(field, "lines", "are for a HYBRID address: give street, building and post code in their fields");
        if (payee.AddressMode == AddressMode.Hybrid && (payee.Lines.Count is 0 or > MaxLines || payee.Street.Length + payee.Building.Length > 0))
            return Wrong(field, "lines", $"must be 1 or {MaxLines} in a HYBRID address, which has no street and building of their own");
        return null;
    }

    private static Refusal? CheckTexts(Payee payee, string field) =>
        CheckText(payee.Name, MaxName, field, "name") ?? CheckText(payee.LatinName, MaxName, field, "latin_name") ?? CheckText(payee.Account, MaxAccount, field, "account")
        ?? CheckText(payee.Street, MaxStreet, field, "street") ?? CheckText(payee.Building, MaxShort, field, "building") ?? CheckText(payee.PostCode, MaxShort, field, "post_code")
        ?? CheckText(payee.Town, MaxTown, field, "town") ?? CheckText(payee.CountrySubdivision, MaxTown, field, "country_subdivision")
        ?? payee.Lines.Take(MaxLines + 1).Select((line, i) => line.Length == 0 ? Wrong(field, $"lines[{i}]", "is empty: leave it out") : CheckText(line, MaxLine, field, $"lines[{i}]"))
            .FirstOrDefault(refusal => refusal is not null);

    private static Refusal? CheckText(string text, int maxLength, string field, string name) => text.Length <= maxLength
        ? Texts.Check(text, maxLength * MaxUtf8, $"{field}.{name}")
        : Wrong(field, name, $"has {text.Length} characters: banks take {maxLength}");

    private static bool IsCapitalOrDigit(char letter) => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter);

    private static Refusal Wrong(string field, string name, string what) => Refusal.InvalidArgument("PAYEE", $"{field}.{name} {what}.", $"{field}.{name}");
}
