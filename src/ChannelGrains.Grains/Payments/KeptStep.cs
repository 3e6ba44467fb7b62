namespace ChannelGrains.Grains.Payments;

/// <summary>That a step was kept, where its answer is read behind it.</summary>
[GenerateSerializer, Immutable]
public sealed record KeptStep
{
    public static readonly KeptStep Instance = new();
}
