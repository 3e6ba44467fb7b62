using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>A receiver of OTLP over gRPC on this machine that reads what it is sent, counts the bytes and keeps nothing.</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    /// <summary>A message of gRPC without a byte: each of the three answers of OTLP when all was taken.</summary>
    private static readonly byte[] Taken = new byte[5];

    private readonly WebApplication _application;
    private long _bytes;

    private OtlpSink(WebApplication application) => _application = application;

    public string Address => _application.Urls.First();

    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<OtlpSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2));
        var sink = new OtlpSink(builder.Build());
        sink._application.Run(sink.TakeAsync);
        await sink._application.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            Interlocked.Add(ref _bytes, read.Buffer.Length);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(Taken, context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
