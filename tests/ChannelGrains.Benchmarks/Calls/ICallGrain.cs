namespace ChannelGrains.Benchmarks.Calls;

/// <summary>A grain of two capabilities.</summary>
public interface ICallGrain : IGrainWithStringKey, ICallPart
{
    Task<object> Own();
}

/// <summary>A capability's interface that the grain's own class implements.</summary>
public interface ICallPart : IGrainWithStringKey
{
    Task<object> OfThePart();
}

/// <summary>A capability's interface that a class of its own implements, on the same activation.</summary>
public interface ICallExtension : IGrainExtension
{
    Task<object> OfTheExtension();
}
