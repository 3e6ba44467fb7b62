namespace ChannelGrains.Client;

/// <summary>
/// Tells a server that stops from one that is broken. A server that stops says so on its connections (GOAWAY with NO_ERROR) and closes them; a call that was just being sent over one fails by that, which the
/// gRPC library takes for INTERNAL. Here it fails as over any connection that ends: with UNAVAILABLE, upon which <see cref="RepeatedReads"/> are made again.
/// </summary>
internal sealed class LeavingServerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const long NoError = 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.InnerException is HttpProtocolException { ErrorCode: NoError })
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The server stops.", new IOException(exception.InnerException.Message));
        }
    }
}
