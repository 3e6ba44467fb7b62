namespace ChannelGrains.Domain.Payments;

/// <summary>The breaks of a run, as one judgement follows another.</summary>
public sealed class PaymentBreaks
{
    private readonly SortedDictionary<string, PaymentBreak> _byId = new(StringComparer.Ordinal);

    public IReadOnlyCollection<PaymentBreak> All => _byId.Values;

    public int OpenCount => _byId.Values.Count(one => one.State == BreakState.Open);

    public PaymentBreak? Find(string breakId) => _byId.GetValueOrDefault(breakId);

    /// <summary>Takes one as it is.</summary>
    public void Put(PaymentBreak one) => _byId[one.BreakId] = one;

    /// <summary>Opens what is found and not known, or says more than when it was closed; settles what is open and found no more.</summary>
    public void Follow(IReadOnlyCollection<PaymentBreak> found, long atMicros)
    {
        foreach (var one in found)
        {
            var known = Find(one.BreakId);
            if (known is null || (known.State != BreakState.Open && (known.State == BreakState.Settled || !known.SaysAs(one))))
                Put(one with { State = BreakState.Open, FoundAtMicros = atMicros });
            else if (known.State == BreakState.Open && !known.SaysAs(one))
                Put(one with { State = BreakState.Open, FoundAtMicros = known.FoundAtMicros });
        }
        var ids = found.Select(one => one.BreakId).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _byId.Values.Where(one => one.State == BreakState.Open && !ids.Contains(one.BreakId)).ToList())
            Put(gone.Settle(atMicros));
    }
}
