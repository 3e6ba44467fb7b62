namespace ChannelGrains.Domain.Risk;

/// <summary>How many disputes and red-line findings are open, and how many payments failed of late.</summary>
public static class Occurrences
{
    /// <summary>Failures before this are forgotten.</summary>
    public const int Days = 90;

    internal static IEnumerable<RiskReading> Read(RiskInputs inputs)
    {
        yield return Open(RiskFactorKind.Disputes, inputs.DisputesOpened);
        yield return Open(RiskFactorKind.RedLine, inputs.RedLines);
        yield return Failed(inputs.PaymentsFailed);
    }

    private static RiskReading Open(RiskFactorKind kind, IReadOnlyList<long> opened) =>
        new(kind, opened.Count, SinceMicros: opened.Count > 0 ? opened.Min() : null);

    private static RiskReading Failed(IReadOnlyList<long> failed) => failed.Count == 0
        ? new RiskReading(RiskFactorKind.FailedPayments, 0)
        : new RiskReading(RiskFactorKind.FailedPayments, failed.Count, SinceMicros: failed.Min(), SeenMicros: failed.Max());
}
