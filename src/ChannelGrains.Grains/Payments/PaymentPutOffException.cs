using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Payments;

/// <summary>A partner or run could not be asked for a reason that passes, so that it is asked again.</summary>
public sealed class PaymentPutOffException(string name, Refusal refusal) : Exception($"{name}: {refusal.Reason}: {refusal.Message}")
{
    /// <summary>Whether a refusal passes; any other one is final.</summary>
    public static bool Passes(Refusal refusal) => refusal.Kind is RefusalKind.Unavailable or RefusalKind.Aborted || refusal.Reason == "JOURNAL_FULL";
}
