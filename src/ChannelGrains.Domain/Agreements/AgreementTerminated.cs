using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>The agreement was ended. What is not signed then is withdrawn.</summary>
/// <param name="From">The first business day without it; null where nothing was signed.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">What shows it; null when none was given.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementTerminated([property: Id(0)] BusinessDay? From, [property: Id(1)] string Reason, [property: Id(2)] AgreementEvidence? Evidence) : AgreementFact;
