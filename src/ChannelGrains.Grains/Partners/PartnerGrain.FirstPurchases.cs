using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    private void CollectUnknownCustomers(TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        buffer.Reads.Clear();
        foreach (var (customer, _) in buffer.FirstDays.Unknown)
            buffer.Reads.Add(_keys.FirstPurchase(key, customer));
    }

    private void EnterUnknownCustomers(TransactionBuffer buffer)
    {
        for (var number = 0; number < buffer.FirstDays.Unknown.Length; number++)
        {
            int? known = _pending.TryGet(buffer.Reads.Key(number), out var pending) ? (int)pending.Detail
                : buffer.Reads.Found(number) ? (int)IndexValue.Read(buffer.Reads.Value(number)).Detail : null;
            buffer.FirstDays.EnterUnknown(number, known);
        }
    }

    /// <summary>Enters those customers in the index that the sales book may have no place for: nobody looks for the others there.</summary>
    private void IndexFirstDays(TransactionBuffer buffer)
    {
        if (State.Sales.HasPlaceFor(buffer.FirstDays.All.Count))
            return;
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        foreach (var first in buffer.FirstDays.All)
            if (!State.Sales.Keeps(first.Customer))
                new IndexValue(default, (uint)first.Day).Put(buffer.Writes, _keys.FirstPurchase(key, first.Customer));
    }
}
