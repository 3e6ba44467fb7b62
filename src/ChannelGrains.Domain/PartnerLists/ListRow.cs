namespace ChannelGrains.Domain.PartnerLists;

/// <summary>One row by which a partner is listed.</summary>
public readonly record struct ListRow(byte[] Key, byte[] Value);
