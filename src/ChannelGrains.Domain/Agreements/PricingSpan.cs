using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Business days whose facts one version prices.</summary>
/// <param name="Version">The version.</param>
/// <param name="Days">Both ends included.</param>
/// <param name="IsInForce">False behind the end of the agreement, where it prices returns alone.</param>
public sealed record PricingSpan(AgreementVersion Version, DaySpan Days, bool IsInForce);
