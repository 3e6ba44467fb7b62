namespace ChannelGrains.Domain.Partners;

/// <summary>One line of <see cref="LifecycleTable"/>.</summary>
/// <param name="From">The state on the partner's business day.</param>
/// <param name="Command">What may be done then.</param>
/// <param name="To">The state that it leads to.</param>
/// <param name="Needs">What it needs, for people.</param>
public sealed record LifecycleStep(LifecycleState From, LifecycleCommand Command, LifecycleState To, string Needs);
