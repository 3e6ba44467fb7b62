namespace ChannelGrains.Journal.Embedded;

/// <summary>Takes the packed index writes of one record.</summary>
internal delegate void OnPacked(ReadOnlySpan<byte> packed);
