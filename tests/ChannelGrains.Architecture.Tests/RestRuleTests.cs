using ChannelGrains.Protocol;
using Google.Api;
using Google.Protobuf.Reflection;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

/// <summary>Every unary method of the API has a google.api.http rule, so that it is served over REST and stands in the OpenAPI document.</summary>
public sealed class RestRuleTests
{
    private static readonly string[] Reading = ["Get", "List", "Query", "Find", "Render"];

    [Fact]
    public void UnaryMethods_OfEveryService_HaveARule()
    {
        Assert.Contains(ApiMethods.All, method => method.FullName == "channelgrains.kpi.v1.KpiService.GetPartnerKpis");
        Assert.Empty(ApiMethods.All.Where(method => !IsStream(method) && Rule(method) is null).Select(method => method.FullName));
    }

    [Fact]
    public void Streams_OfEveryService_HaveNone() =>
        Assert.Empty(ApiMethods.All.Where(method => IsStream(method) && Rule(method) is not null).Select(method => method.FullName));

    [Fact]
    public void Rules_OfMethodsThatRead_AreGetAndOthersHaveABody()
    {
        var wrong = from method in ApiMethods.All
                    let rule = Rule(method)
                    where rule is not null
                    let reads = Reading.Any(word => method.Name.StartsWith(word, StringComparison.Ordinal))
                    where reads != (rule.PatternCase == HttpRule.PatternOneofCase.Get) || reads != (rule.Body.Length == 0)
                    select method.FullName;
        Assert.Empty(wrong);
    }

    [Fact]
    public void Paths_OfRules_AreOfV1AndDifferent()
    {
        var paths = ApiMethods.All.Select(Rule).OfType<HttpRule>().Select(rule => $"{rule.PatternCase} {rule.Get}{rule.Post}{rule.Put}{rule.Patch}{rule.Delete}").ToList();
        Assert.All(paths, path => Assert.Contains(" /v1/", path, StringComparison.Ordinal));
        Assert.Equal(paths.Count, paths.Distinct().Count());
    }

    private static bool IsStream(MethodDescriptor method) => method.IsClientStreaming || method.IsServerStreaming;

    private static HttpRule? Rule(MethodDescriptor method) => method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
}
