using System.Text;
using ChannelGrains.Gateway.Access;

namespace ChannelGrains.Server.Monitoring;

/// <summary>Asks whoever reads how the server is for a key, where the management port is open to more than this machine. In this order:
/// <list type="number">
/// <item>the request came to the management port, which speaks no HTTP/2: the other one serves calls alone;</item>
/// <item>there are keys, and they do not go in the clear;</item>
/// <item>the caller has one: as a bearer token, as `x-api-key`, or as the password of a browser's dialogue;</item>
/// <item>it may read all: a reader or more, that is held to no partners and no sources.</item>
/// </list></summary>
internal sealed class OperatorGate(RequestDelegate next, KeyRing keys, OperatorAccess access)
{
    private const string Bearer = "Bearer ", Basic = "Basic ";
    private const Roles Readers = Roles.Reader | Roles.Manager | Roles.Finance;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OperatorOnly>() is null)
            return next(context);
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        if (access == OperatorAccess.Open)
            return next(context);
        if (access == OperatorAccess.Closed)
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "This port is open to other machines: configure ApiKeys and Tls to have this served, or ManagementListen 127.0.0.1.");
        if (keys.Find(KeyOf(context.Request.Headers)) is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = new[] { "Bearer", "Basic realm=\"API key as the password\"" };
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "Unknown or missing API key: send it as a bearer token.");
        }
        return caller.IsAny(Readers) && !caller.IsHeld
            ? next(context)
            : RefuseAsync(context, StatusCodes.Status403Forbidden, $"{caller.Name} may not read this: use the key of a reader or an admin that is held to no partners and no sources.");
    }

    private static string? KeyOf(IHeaderDictionary headers)
    {
        if (headers.TryGetValue("x-api-key", out var key))
            return key.Count == 1 ? key[0] : null;
        if (headers.Authorization is not [{ } authorization])
            return null;
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return authorization[Bearer.Length..];
        return authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? PasswordOf(authorization[Basic.Length..]) : null;
    }

    private static string? PasswordOf(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
            return null;
        var both = Encoding.UTF8.GetString(bytes, 0, length);
        return both.IndexOf(':') is >= 0 and var colon ? both[(colon + 1)..] : null;
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message + "\n");
    }
}
