namespace ChannelGrains.Domain.Risk;

/// <summary>Faulty transactions / all that arrived, of the last <see cref="FaultCounts.Days"/> days.</summary>
internal static class FaultRate
{
    public static IEnumerable<RiskReading> Read(RiskInputs inputs)
    {
        if (inputs.Faults is not { All: > 0 } faults)
            yield break;
        yield return new RiskReading(RiskFactorKind.Conflicts, Quotient.Of(faults.Conflicts, faults.All));
        yield return new RiskReading(RiskFactorKind.Clock, Quotient.Of(faults.Clock, faults.All));
        yield return new RiskReading(RiskFactorKind.Quarantine, Quotient.Of(faults.Quarantined, faults.All));
    }
}
