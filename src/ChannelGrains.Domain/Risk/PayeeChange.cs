namespace ChannelGrains.Domain.Risk;

/// <summary>A payee that was changed, and the first payment run after: the reading is the days that the change was short of <see cref="SafeDays"/> before the run.</summary>
/// <param name="ChangedMicros">When it was changed.</param>
/// <param name="RunMicros">When the run is or was made.</param>
public readonly record struct PayeeChange(long ChangedMicros, long RunMicros)
{
    /// <summary>Days that must lie between both, as a payment's conditions demand.</summary>
    public const int SafeDays = 10;

    internal static RiskReading? Read(RiskInputs inputs)
    {
        if (inputs.Payee is not var (changed, run) || run < changed)
            return null;
        var days = Quotient.Of((Int128)run - changed, RiskEvaluation.DayMicros);
        return new RiskReading(RiskFactorKind.PayeeChanged, Math.Max(0, SafeDays - days), SinceMicros: changed, SeenMicros: Math.Max(changed, run));
    }
}
