using System.Net;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Errors;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ChannelGrains.Gateway.Rest;

/// <summary>Keeps web pages of others from using a browser on this machine as a way in, and bodies within bounds. In this order:
/// <list type="number">
/// <item>a request names a host that is this server's (against DNS rebinding);</item>
/// <item>a page that sends it is of the server's own origin or of an allowed one;</item>
/// <item>its body is JSON in UTF-8, which a foreign page cannot send unasked, and not larger than a gRPC message.</item>
/// </list></summary>
internal sealed class RestGuard(RequestDelegate next, IOptions<RestOptions> options, IOptions<IngestOptions> limits)
{
    private readonly List<StringSegment> _hosts = [.. options.Value.AllowedHosts.Select(host => new StringSegment(host))];
    private readonly HashSet<string> _origins = [.. options.Value.AllowedOrigins];
    private readonly int _maxBodyBytes = limits.Value.MaxMessageBytes;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<AnyHost>() is not null)
            return next(context);
        if (!IsOwnHost(context))
            return RestErrors.WriteAsync(context.Response, StatusCodes.Status403Forbidden, Refusal.PermissionDenied("HOST_NOT_ALLOWED",
                $"This server does not answer to the name '{request.Host.Host}'. Use localhost or its address, or add the name to Rest:AllowedHosts."));
        if (request.Headers.Origin is { Count: > 0 } origin && !IsOwnOrigin(request, origin.ToString()))
            return RestErrors.WriteAsync(context.Response, StatusCodes.Status403Forbidden, Refusal.PermissionDenied("ORIGIN_NOT_ALLOWED",
                $"Pages of {origin} may not call this server. Add the origin to Rest:AllowedOrigins if they should."));
        var hasBody = context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>()?.HttpRule.Body.Length > 0;
        if ((hasBody && !request.HasJsonContentType()) || !IsUtf8(request))
            return RestErrors.WriteAsync(context.Response, StatusCodes.Status415UnsupportedMediaType, Refusal.InvalidArgument("CONTENT_TYPE",
                "The body must be JSON in UTF-8. Send it with content-type: application/json."));
        if (request.ContentLength > _maxBodyBytes)
            return RestErrors.WriteAsync(context.Response, StatusCodes.Status413PayloadTooLarge, Refusal.ResourceExhausted("BODY_TOO_LARGE",
                $"The body has {request.ContentLength} bytes, more than {_maxBodyBytes}. Send less at once."));
        // Holds for bodies that do not say their length.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = _maxBodyBytes;
        return next(context);
    }

    private bool IsOwnHost(HttpContext context)
    {
        var host = context.Request.Host;
        if (!host.HasValue)
            return false;
        if (IPAddress.TryParse(host.Host, out var address))
            return IPAddress.IsLoopback(address) || address.Equals(Plain(context.Connection.LocalIpAddress)) || HostString.MatchesAny(host.Host, _hosts);
        return string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) || HostString.MatchesAny(host.Host, _hosts);
    }

    private bool IsOwnOrigin(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || _origins.Contains(origin);

    private static bool IsUtf8(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
