using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Something was shown for a requirement of the company.</summary>
[GenerateSerializer, Immutable]
public sealed record CompanyShown([property: Id(0)] ComplianceRecorded Recorded) : DisciplineFact;
