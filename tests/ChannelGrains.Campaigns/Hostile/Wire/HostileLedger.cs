using System.Collections.Concurrent;
using ChannelGrains.Ingest.V1;
using Google.Rpc;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>What each partner must show, from what the server said of each transaction. Shares no code with the server.</summary>
internal sealed class HostileLedger(Findings findings)
{
    private readonly ConcurrentDictionary<string, PartnerAccount> _accounts = new();

    public IEnumerable<string> Partners => _accounts.Keys.Order();

    public PartnerAccount Of(string partnerId) => _accounts.GetOrAdd(partnerId, _ => new PartnerAccount());

    /// <summary>Counts what a result says was taken. False when the batch is to be sent again.</summary>
    public bool Take(HostileBatch batch, BatchResult result)
    {
        if (result.Error is { } error)
            return !IsPassing(error);
        var items = result.Items.ToDictionary(item => item.Index, item => item.Reason);
        if (result.Accepted + result.Duplicates + items.Count < batch.Transactions.Count)
            findings.Add(FindingKind.Answer,
                $"{batch.PartnerId}: of {batch.Transactions.Count} transactions {result.Accepted} are accepted, {result.Duplicates} duplicates and {items.Count} in quarantine");
        var account = Of(batch.PartnerId);
        account.Count(batch.Transactions.Where((_, index) => !items.ContainsKey(index)));
        if (result.Duplicates > 0)
            account.Doubt(batch.Transactions.Where((_, index) => !items.ContainsKey(index)));
        account.Park(batch.Transactions.Where((_, index) => items.GetValueOrDefault(index) == QuarantineReason.VoidWaiting));
        return true;
    }

    /// <summary>Whether the same batch may be taken later. A full quarantine stays full.</summary>
    private static bool IsPassing(Google.Rpc.Status error) =>
        (StatusCode)error.Code is StatusCode.ResourceExhausted or StatusCode.Unavailable or StatusCode.Aborted or StatusCode.OutOfRange
        && error.GetDetail<ErrorInfo>()?.Reason != "QUARANTINE_FULL";
}
