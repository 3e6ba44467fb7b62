namespace ChannelGrains.Dashboard.Exports;

/// <summary>A file that the server made.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Name">What it is saved as.</param>
internal sealed record ServedFile(ReadOnlyMemory<byte> Content, string MediaType, string Name);
