namespace ChannelGrains.Grains.Serialization;

/// <summary>A shared name on its way to another process.</summary>
[GenerateSerializer]
internal struct NameInMessage
{
    [Id(0)]
    public byte[] Utf8;
}
