using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Payments;

/// <summary>Finds the approved statements that a run may pay, and whom they go to.</summary>
internal sealed class DuePayments(IGrainFactory grains, IJournalIndex index)
{
    private const int PageSize = 256, AskedAtOnce = 32;

    /// <summary>By partner, then statement; of more than a run has, one more, of which nobody is asked.</summary>
    /// <param name="command">The run.</param>
    /// <param name="dueBy">The last day on which they are due.</param>
    /// <param name="currencyCode">Their currency.</param>
    public async Task<IReadOnlyList<PaymentCandidate>> FindAsync(PlanPaymentRun command, BusinessDay dueBy, string currencyCode)
    {
        var due = new List<(string PartnerId, string StatementId, long Amount)>();
        if (command.PartnerIds.IsEmpty)
            await ScanAsync(SettlementKeys.Payables, dueBy, currencyCode, due);
        foreach (var partner in command.PartnerIds.Distinct().Order(StringComparer.Ordinal))
            await ScanAsync([.. SettlementKeys.Payables, .. Encoding.UTF8.GetBytes(partner), (byte)'/'], dueBy, currencyCode, due);
        if (due.Count > PlanPaymentRun.MaxPayments)
            return [.. due.Select(one => new PaymentCandidate(one.PartnerId, one.StatementId, one.Amount, null, [], "", ""))];
        var candidates = new List<PaymentCandidate>(due.Count);
        foreach (var some in due.Chunk(AskedAtOnce))
            candidates.AddRange(await Task.WhenAll(some.Select(one => AskAsync(one.PartnerId, one.StatementId, one.Amount))));
        return candidates;
    }

    /// <summary>The month of a statement, in months since 1970-01.</summary>
    public static int MonthOf(string statementId) => BusinessDay.Parse(statementId + "-01").Month;

    private async Task ScanAsync(byte[] prefix, BusinessDay dueBy, string currencyCode, List<(string, string, long)> due)
    {
        IReadOnlyList<IndexEntry> page;
        ReadOnlyMemory<byte> after = default;
        do
        {
            page = await index.ScanIndexAsync(prefix, after, PageSize, descending: false, CancellationToken.None);
            foreach (var entry in page)
            {
                var payable = PayableEntry.Parser.ParseFrom(entry.Value.Span);
                var (partner, statement) = SettlementKeys.ReadPayable(entry.Key.Span);
                if (payable.DueDay <= dueBy.DaysSinceEpoch && payable.CurrencyCode == currencyCode)
                    due.Add((partner, statement, payable.Amount));
                if (due.Count > PlanPaymentRun.MaxPayments)
                    return;
            }
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == PageSize);
    }

    private async Task<PaymentCandidate> AskAsync(string partnerId, string statementId, long amount)
    {
        var partner = grains.GetGrain<IPartnerGrain>(partnerId);
        var payable = await partner.AsReference<IPartnerSettlement>().ReadPayable(MonthOf(statementId)).OrDamage();
        if (payable.Refusal is { } refusal)
            return new(partnerId, statementId, amount, null, [], refusal.Reason, refusal.Message);
        var payee = await partner.AsReference<IPartnerPayee>().Get().OrDamage();
        if (payee.Refusal is { } unknown)
            return new(partnerId, statementId, amount, null, [], unknown.Reason, unknown.Message);
        var (reason, message) = Judge(payable.Value!, payee.Value!, amount);
        return new(partnerId, statementId, amount, payee.Value!.Payee?.Payee, [.. Convert.FromHexString(payable.Value!.PayeeHash)], reason, message);
    }

    private static (string Reason, string Message) Judge(PayableReading payable, PayeeReading payee, long amount)
    {
        if (payable.State is not (StatementState.Approved or StatementState.Failed) || payable.Amount != amount)
            return ("STATEMENT_STATE", "The statement has changed since: plan another run.");
        if (payable.Blocks.Count > 0)
            return (payable.Blocks[0].Condition, string.Join(" ", payable.Blocks.Select(block => block.Message)));
        return payable.PayeeHash != (payee.Payee is { } now ? Convert.ToHexStringLower(now.ContentHash.AsSpan()) : "")
            ? ("PAYEE_CHANGED", "The statement was approved for another payee, or by another method: approve it again, then plan another run.")
            : ("", "");
    }
}
