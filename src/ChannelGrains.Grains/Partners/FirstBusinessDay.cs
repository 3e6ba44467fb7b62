using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>That a customer's first business day with a partner is set or moved.</summary>
/// <param name="Customer">Keyed hash of the customer.</param>
/// <param name="PreviousDay">The day that it was before, in days since 1970-01-01; null when the customer is new.</param>
/// <param name="Day">The day that it is now.</param>
internal readonly record struct FirstBusinessDay(ulong Customer, int? PreviousDay, int Day)
{
    public static FirstBusinessDay Of(FirstPurchase fact) => new(fact.Customer, fact.HasPreviousDay ? fact.PreviousDay : null, fact.Day);

    public FirstPurchase ToFact()
    {
        var fact = new FirstPurchase { Customer = Customer, Day = Day };
        if (PreviousDay is { } previous)
            fact.PreviousDay = previous;
        return fact;
    }
}
