using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Whom the money of a run comes from.</summary>
[GenerateSerializer, Immutable]
public sealed record PaymentDebtor
{
    public const int MaxOrganisationId = 35;

    /// <summary>In the bank's letters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    [Id(1)]
    public string Account { get; init; } = "";

    /// <summary>The bank's BIC.</summary>
    [Id(2)]
    public string Bank { get; init; } = "";

    [Id(3)]
    public string Street { get; init; } = "";

    [Id(4)]
    public string Building { get; init; } = "";

    [Id(5)]
    public string PostCode { get; init; } = "";

    [Id(6)]
    public string Town { get; init; } = "";

    /// <summary>ISO 3166-1.</summary>
    [Id(7)]
    public string Country { get; init; } = "";

    /// <summary>The company's id at the bank; empty for none.</summary>
    [Id(8)]
    public string OrganisationId { get; init; } = "";

    [Id(9)]
    public PaymentScheme Scheme { get; init; } = PaymentScheme.Iso20022;

    /// <summary>What somebody is told who plans a run of a programme without one.</summary>
    public static Refusal Missing() => Refusal.FailedPrecondition("DEBTOR_MISSING",
        "No account is configured that payments come from. Set Payments:Debtor (Name, Account, Bank, Town, Country), restart, then plan the run again.");

    /// <summary>What is wrong with it, by the name of the setting; null when files can be written with it.</summary>
    public string? Fault()
    {
        if (!BankAccounts.IsBic(Bank))
            return "Bank is no BIC";
        if (!BankAccounts.IsAccount(Account) || (Scheme == PaymentScheme.Sepa && !BankAccounts.IsIban(Account)))
            return Scheme == PaymentScheme.Sepa ? "Account is no IBAN" : "Account is no account: at most 34 capital letters and digits, an IBAN with right check digits";
        if (!BankText.IsIn(Name, Scheme == PaymentScheme.Sepa ? BankText.MaxSepaName : BankText.MaxName))
            return "Name is not in the bank's letters";
        if (!BankText.IsIn(Town, BankText.MaxTown) || !BankAccounts.IsCountry(Country))
            return "Town and Country are missing";
        return (Street.Length == 0 || BankText.IsIn(Street, BankText.MaxLine)) && (Building.Length == 0 || BankText.IsIn(Building, BankText.MaxShort))
            && (PostCode.Length == 0 || BankText.IsIn(PostCode, BankText.MaxShort)) && (OrganisationId.Length == 0 || BankText.IsIn(OrganisationId, MaxOrganisationId))
            ? null
            : "Street, Building, PostCode or OrganisationId is not in the bank's letters, or too long";
    }
}
