using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Grains.Compliance;

/// <summary>How the requirements that are asked of a partner stand.</summary>
/// <param name="Day">On which day.</param>
/// <param name="All">By the id of the requirement.</param>
[GenerateSerializer, Immutable]
public sealed record ComplianceStatuses([property: Id(0)] BusinessDay Day, [property: Id(1)] IReadOnlyList<ComplianceStatus> All);
