using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Where a statement stood after a change.</summary>
/// <param name="Standing">Where it stood.</param>
/// <param name="OpenDisputes">Its open disputes.</param>
internal sealed record StatementChange(ClosedStatement Standing, IReadOnlyList<OpenedDispute> OpenDisputes);
