namespace ChannelGrains.Domain.Discipline;

/// <summary>How the company itself keeps its rules, as its journal has it.</summary>
[GenerateSerializer, Immutable]
public abstract record DisciplineFact;
