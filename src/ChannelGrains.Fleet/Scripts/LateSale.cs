namespace ChannelGrains.Fleet.Scripts;

/// <summary>A sale of which there is news after its month was paid.</summary>
/// <param name="TransactionId">Its id.</param>
/// <param name="Month">The month's first day.</param>
internal sealed record LateSale(string TransactionId, DateOnly Month);
