namespace ChannelGrains.Domain.Certificates;

/// <summary>How many persons hold a certificate of a code on a day.</summary>
/// <param name="Code">The code.</param>
/// <param name="Persons">Persons, each once.</param>
[GenerateSerializer, Immutable]
public readonly record struct CodeCount([property: Id(0)] string Code, [property: Id(1)] int Persons);
