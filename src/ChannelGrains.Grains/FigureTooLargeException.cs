namespace ChannelGrains.Grains;

/// <summary>A sum is beyond what its message can say: 9.2 * 10^9 lines of the largest amount.</summary>
[GenerateSerializer]
public sealed class FigureTooLargeException(string message) : Exception(message);
