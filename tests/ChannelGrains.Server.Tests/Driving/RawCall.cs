using System.Buffers.Binary;
using System.Net;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Unary gRPC calls by hand: bodies that never end, are no protobuf or lie about their length, with the key and headers that are given.</summary>
internal sealed class RawCall(string address, string? key = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = new Uri(address), Timeout = Patience };

    /// <summary>What a call came to.</summary>
    internal sealed record Answer(StatusCode Status, string? Message, Google.Rpc.Status? Details)
    {
        public string? Reason => Details?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason;
    }

    /// <summary>A gRPC message around a payload, which says that it is of another length if one is given.</summary>
    public static byte[] Message(byte[] payload, int? length = null, bool compressed = false)
    {
        var message = new byte[5 + payload.Length];
        message[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), length ?? payload.Length);
        payload.CopyTo(message, 5);
        return message;
    }

    /// <summary>Sends a body, whose end is left out on request, and waits for the status.</summary>
    public async Task<Answer> SendAsync(string method, byte[] body, bool ends = true, string? encoding = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new Body(body, ends),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        request.Headers.TryAddWithoutValidation("te", "trailers");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("x-api-key", key);
        if (encoding is not null)
            request.Headers.TryAddWithoutValidation("grpc-encoding", encoding);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.Headers.Contains("grpc-status"))
            await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = response.Headers.Contains("grpc-status") ? response.Headers : response.TrailingHeaders;
        return new Answer((StatusCode)int.Parse(One("grpc-status")!, System.Globalization.CultureInfo.InvariantCulture),
            One("grpc-message") is { } message ? Uri.UnescapeDataString(message) : null,
            One("grpc-status-details-bin") is { } details ? Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(details + new string('=', -details.Length & 3))) : null);

        string? One(string name) => headers.TryGetValues(name, out var values) ? values.Single() : null;
    }

    public void Dispose() => _http.Dispose();

    private sealed class Body(byte[] bytes, bool ends) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(bytes, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            if (!ends)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
