namespace ChannelGrains.Grains.Views;

/// <summary>What a verification of views compared and found.</summary>
/// <param name="Partners">Partners compared.</param>
/// <param name="Cells">Cells compared.</param>
/// <param name="Behind">Partners that the views had not caught up with yet; that is no difference.</param>
/// <param name="Differences">Empty when all is well.</param>
/// <param name="IsTruncated">There are more differences than are listed.</param>
[GenerateSerializer, Immutable]
public sealed record ViewVerification(
    [property: Id(0)] long Partners,
    [property: Id(1)] long Cells,
    [property: Id(2)] long Behind,
    [property: Id(3)] IReadOnlyList<ViewDifference> Differences,
    [property: Id(4)] bool IsTruncated);
