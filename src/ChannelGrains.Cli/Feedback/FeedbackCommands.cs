using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Feedback;

/// <summary>channelctl feedback ...</summary>
internal static class FeedbackCommands
{
    public static Command Create(CliHost host) => new("feedback", "Keeps and shows what customers say of partners: answers to surveys, and complaints.")
    {
        SurveyVerb.Create(host), ComplaintVerbs.Open(host), ComplaintVerbs.Answer(host), ComplaintList.Create(host),
    };
}
