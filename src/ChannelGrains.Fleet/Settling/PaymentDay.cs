using ChannelGrains.Fleet.Ledgers;

namespace ChannelGrains.Fleet.Settling;

/// <summary>A payment run of the office.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Payments">The statements that it pays, by partner.</param>
internal sealed record PaymentDay(string RunId, IReadOnlyList<(Account Account, PartnerStatement Statement)> Payments)
{
    /// <summary>Those that the bank makes: the others are credit notes, which are paid once the run is approved.</summary>
    public IReadOnlyList<(Account Account, PartnerStatement Statement)> Transfers => [.. Payments.Where(payment => payment.Account.IsPaidByBank)];

    public IReadOnlyList<(Account Account, PartnerStatement Statement)> CreditNotes => [.. Payments.Where(payment => !payment.Account.IsPaidByBank)];

    /// <summary>Those that the bank rejects.</summary>
    public IReadOnlyList<(Account Account, PartnerStatement Statement)> Rejected => [.. Payments.Where(payment => payment.Account.HasClosedAccount)];

    /// <summary>In fen.</summary>
    public long Total => SumOf(Payments);

    /// <summary>In fen.</summary>
    public long Transferred => SumOf(Transfers);

    private static long SumOf(IEnumerable<(Account Account, PartnerStatement Statement)> payments) => payments.Sum(payment => payment.Statement.Total);
}
