using ChannelGrains.Domain.Ingest;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Ingest;

/// <summary>First business days in their durable form.</summary>
internal static class FirstPurchaseFacts
{
    public static FirstBusinessDay Read(FirstPurchase fact) => new(fact.Customer, fact.HasPreviousDay ? fact.PreviousDay : null, fact.Day);

    public static FirstPurchase ToFact(FirstBusinessDay first)
    {
        var fact = new FirstPurchase { Customer = first.Customer, Day = first.Day };
        if (first.PreviousDay is { } previous)
            fact.PreviousDay = previous;
        return fact;
    }
}
