namespace ChannelGrains.Domain.Risk;

/// <summary>What is observed of a partner, by kind of factor; a factor of which nothing is known is not among them.</summary>
public static class RiskReadings
{
    public static IReadOnlyList<RiskReading> Of(RiskInputs inputs)
    {
        List<RiskReading> readings = [];
        AddIfKnown(SalesPace.Read(inputs));
        AddIfKnown(SalesDrop.Read(inputs));
        AddIfKnown(ReturnSpike.Read(inputs));
        readings.AddRange(Stuffing.Read(inputs));
        AddIfKnown(Diversion.Read(inputs));
        AddIfKnown(Dependence.ReadCategories(inputs));
        AddIfKnown(Dependence.ReadCustomers(inputs));
        AddIfKnown(FeedSilence.Read(inputs));
        AddIfKnown(Margins.Read(inputs));
        readings.AddRange(FaultRate.Read(inputs));
        readings.AddRange(Overdue.Read(inputs));
        readings.AddRange(Occurrences.Read(inputs));
        AddIfKnown(PayeeChange.Read(inputs));
        readings.Sort(static (left, right) => left.Kind.CompareTo(right.Kind));
        return readings;

        void AddIfKnown(RiskReading? reading)
        {
            if (reading is { } known)
                readings.Add(known);
        }
    }

    /// <summary>That of a kind; null where there is none.</summary>
    internal static RiskReading? Find(this IReadOnlyList<RiskReading> readings, RiskFactorKind kind)
    {
        foreach (var reading in readings)
            if (reading.Kind == kind)
                return reading;
        return null;
    }
}
