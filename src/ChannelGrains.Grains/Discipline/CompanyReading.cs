using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Discipline;

namespace ChannelGrains.Grains.Discipline;

/// <summary>How all that is asked of the company stands.</summary>
/// <param name="Day">On which day.</param>
/// <param name="All">By requirement, then by who is to declare it.</param>
/// <param name="Versions">Changes with each change of the requirements, or of what was shown.</param>
[GenerateSerializer, Immutable]
public sealed record CompanyReading([property: Id(0)] BusinessDay Day, [property: Id(1)] IReadOnlyList<CompanyStatus> All, [property: Id(2)] (long Requirements, long Discipline) Versions);
