using System.IO.Compression;
using Grpc.Net.Compression;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Compressed messages, up to the size that messages of the call may have when they are not.</summary>
internal sealed class BoundedCompression(ICompressionProvider provider) : ICompressionProvider
{
    public string EncodingName => provider.EncodingName;

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => provider.CreateCompressionStream(stream, compressionLevel);

    public Stream CreateDecompressionStream(Stream stream) => new InflatedMessage(provider.CreateDecompressionStream(stream), AdmittedCall.OfCompressed!);
}
