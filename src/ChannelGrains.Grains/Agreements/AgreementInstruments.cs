using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Agreements;

/// <summary>Instruments of agreements.</summary>
public sealed class AgreementInstruments
{
    public const string MeterName = "ChannelGrains.Agreements";

    private readonly Counter<long> _steps;
    private readonly Counter<long> _warned;

    public AgreementInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _steps = meter.CreateCounter<long>("channelgrains.agreements.steps", "{step}", "Steps that agreements have taken, by step.");
        _warned = meter.CreateCounter<long>("channelgrains.agreements.warnings", "{warning}", "What was warned of at signing, by kind.");
        // There before their first event, so that their rates are seen.
        foreach (var step in Enum.GetValues<AgreementStep>().Where(step => step != AgreementStep.Unspecified))
            _steps.Add(0, Step(step));
    }

    public void OnStep(AgreementStep step, IReadOnlyList<AgreementWarning> warnings)
    {
        _steps.Add(1, Step(step));
        foreach (var warning in warnings)
            _warned.Add(1, new KeyValuePair<string, object?>("kind", warning.Kind.ToString()));
    }

    private static KeyValuePair<string, object?> Step(AgreementStep step) => new("step", step.ToString());
}
