using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>The company as its bank knows it, from configuration section <c>ChannelGrains:Payments:Debtor</c>. All of it is in the bank's letters.</summary>
public sealed class DebtorOptions
{
    /// <summary>Name of the account's holder; at most 140 characters, with the scheme Sepa 70.</summary>
    public string Name { get; set; } = "";

    /// <summary>Account number, without blanks; with the scheme Sepa an IBAN.</summary>
    public string Account { get; set; } = "";

    /// <summary>The bank's BIC.</summary>
    public string Bank { get; set; } = "";

    /// <summary>Street; may be empty.</summary>
    public string Street { get; set; } = "";

    /// <summary>Number of the building; may be empty.</summary>
    public string Building { get; set; } = "";

    /// <summary>Post code; may be empty.</summary>
    public string PostCode { get; set; } = "";

    /// <summary>Town.</summary>
    public string Town { get; set; } = "";

    /// <summary>ISO 3166-1, two capital letters.</summary>
    public string Country { get; set; } = "";

    /// <summary>The company's id at the bank; may be empty.</summary>
    public string OrganisationId { get; set; } = "";

    /// <summary>By which rules the bank reads the files: Iso20022, or Sepa for credit transfers in euro.</summary>
    public PaymentScheme Scheme { get; set; } = PaymentScheme.Iso20022;

    internal PaymentDebtor ToDebtor() => new()
    {
        Name = Name,
        Account = Account,
        Bank = Bank,
        Street = Street,
        Building = Building,
        PostCode = PostCode,
        Town = Town,
        Country = Country,
        OrganisationId = OrganisationId,
        Scheme = Scheme,
    };
}
