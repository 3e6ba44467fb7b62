using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Gateway.Rest;

/// <summary>Ends each JSON answer with a line end, so that a terminal's prompt stands on a line of its own.</summary>
internal sealed class LineEnd(RequestDelegate next)
{
    private static readonly byte[] Bytes = "\n"u8.ToArray();

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response is { ContentLength: null, ContentType: { } type } && type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            await context.Response.Body.WriteAsync(Bytes, context.RequestAborted);
    }
}
