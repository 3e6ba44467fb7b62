namespace ChannelGrains.Client;

/// <summary>Adds the API key to every request. Call credentials would do the same, but not without TLS.</summary>
internal sealed class ApiKeyHandler(string apiKey, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Header = "x-api-key";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(Header, apiKey);
        return base.SendAsync(request, cancellationToken);
    }
}
