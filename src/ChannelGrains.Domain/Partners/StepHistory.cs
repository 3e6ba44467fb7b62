using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>How many steps of a partner are kept for readers. A termination is always kept.</summary>
public static class StepHistory
{
    /// <summary>Steps, so many that a timeline which uses them all has changed on most days.</summary>
    public const int MaxSteps = 512;

    /// <summary>TIMELINE_FULL where there is no room for another step.</summary>
    public static Refusal? Check(int steps) => steps < MaxSteps
        ? null
        : Refusal.ResourceExhausted("TIMELINE_FULL", $"The state has changed {steps} times: no more changes are kept.");
}
